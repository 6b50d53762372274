"""Charts: axes in inches, series with their holes, the document's marks, labels and the foot."""
