// What every public page has, sent as one file: see projects/serving/static_files.py.
import "./language.js";
import "./chosen.js";
import "./share.js";
import "./stand.js";
import "./gallery.js";
