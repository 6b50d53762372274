"""One module for each protocol: `read(series, connection)` fetches a series."""
