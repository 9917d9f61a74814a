"""specpress: an OpenAPI document into a typed Python client, its models and its docs."""
