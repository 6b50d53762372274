"""Maps: frames, classes and legends, and labels that neither overlap nor leave their place."""
