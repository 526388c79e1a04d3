"""factmill: news articles in, a warehouse of facts with their evidence out."""

from pipeline.native.find import use

use()
