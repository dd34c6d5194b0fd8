"""The pages of the site and the data beside them."""
