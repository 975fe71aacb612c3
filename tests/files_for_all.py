"""The addresses of the files that anybody may fetch."""

FILES = (
    *("/en/projects.json", "/en/projects.csv", "/en/results.json", "/en/results.csv"),
    *("/en/data/datapackage.json", "/en/data/dataset.jsonld", "/en/data/entries.csv"),
    *("/en/projects/unity-through-charity.jsonld", "/en/exhibition.jsonld"),
    *("/en/feed/", "/sitemap.xml", "/robots.txt", "/en/data/"),
)
WORKBOOKS = ("/en/projects.xlsx", "/en/results.xlsx")
