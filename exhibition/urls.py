"""The whole address map. `<lang>` in front of public pages is kk, ru or en."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from projects.views import catalogue, exports, permanent, preview, printing, results

# A preview link as it is sent, and the pictures behind it.
preview_link = [
    path("", preview.door, name="preview-door"),
    path("photos/<path:name>", preview.preview_photo),
    path("cover.svg", preview.preview_cover),
]

urlpatterns = [
    path("", permanent.front_door, name="front-door"),
    path("p/<int:number>/", permanent.stand, name="stand"),
    path("p/<int:number>/cover.svg", permanent.cover, name="cover"),
    path("photos/<str:name>", permanent.photo, name="photo"),
    path("preview/<str:token>/", include(preview_link)),
    path("i18n/setlang/", set_language, name="set_language"),
    path("healthz", permanent.healthz, name="healthz"),
    path("robots.txt", permanent.robots, name="robots"),
    path("admin/", admin.site.urls),
]

urlpatterns += i18n_patterns(
    path("", catalogue.home, name="home"),
    path("projects/", catalogue.project_list, name="list"),
    path("projects.csv", exports.projects_csv, name="projects-csv"),
    path("projects.xlsx", exports.projects_xlsx, name="projects-xlsx"),
    path("projects.json", exports.projects_json, name="projects-json"),
    path("projects/<slug:slug>/", catalogue.entry, name="entry"),
    path("preview/<str:token>/", preview.preview, name="preview"),
    path("blocks/<slug:slug>/", catalogue.block, name="block"),
    path("blocks/<slug:slug>/print/", printing.block, name="block-print"),
    path("results/", results.overview, name="results"),
    path("results.json", exports.results_json, name="results-json"),
    path("about/", catalogue.about, name="about"),
)

handler404 = "projects.views.errors.not_found"
handler500 = "projects.views.errors.server_error"
