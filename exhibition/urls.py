"""The whole address map. `<lang>` in front of public pages is kk, ru or en."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path

from projects.views import catalogue, exports, permanent, printing, results

urlpatterns = [
    path("", permanent.front_door, name="front-door"),
    path("p/<int:number>/", permanent.stand, name="stand"),
    path("p/<int:number>/cover.svg", permanent.cover, name="cover"),
    path("photos/<str:name>", permanent.photo, name="photo"),
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
    path("blocks/<slug:slug>/", catalogue.block, name="block"),
    path("blocks/<slug:slug>/print/", printing.block, name="block-print"),
    path("results/", results.overview, name="results"),
    path("results.json", exports.results_json, name="results-json"),
    path("about/", catalogue.about, name="about"),
)

handler404 = "projects.views.errors.not_found"
handler500 = "projects.views.errors.server_error"
