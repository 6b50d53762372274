"""Tests of the Excel workbooks."""
