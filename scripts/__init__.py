"""The machinery of the Report Wiki: sources in, pages and a search index out."""
