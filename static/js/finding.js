// What pages with a search have, sent as one file: see projects/serving/static_files.py.
import "./filters.js";
import "./suggest.js";
import "./remembered.js";
