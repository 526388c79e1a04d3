"""factmill: news articles in, a warehouse of facts with their evidence out."""
