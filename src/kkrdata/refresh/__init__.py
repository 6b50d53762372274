"""Fetches the full series from the statistical agencies, for those who have a connection.

Only this room opens connections. The series stand in series.toml, the agencies' services in
sources.toml, and `clients` has one module for each protocol. None of the services has been called
live by this program yet: it is built on their documentation.
"""
