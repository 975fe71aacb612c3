"""Every address of the site. `<lang>` in front of public pages is kk, ru or en."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter
from django.views.i18n import set_language

from exhibition.operations.health import healthz_full
from exhibition.operations.state import site_state
from projects.offline import views as offline
from projects.printing import views as printing
from projects.views import (
    catalogue,
    contribute,
    design,
    exports,
    groups,
    guest_book,
    institution,
    metadata,
    open_data,
    permalinks,
    preview,
    recordings,
    report,
    results,
    selection,
    visit,
)
from projects.views.feed import Changes
from projects.views.sitemap import sitemap, sitemap_part

register_converter(metadata.LanguageConverter, "language")

# A preview link as it is sent, and the pictures of its page.
preview_link = [
    path("", preview.door, name="preview-door"),
    path("photos/<path:name>", preview.preview_photo),
    path("cover.svg", preview.preview_cover),
]

# Pages come first: they are asked for most.
urlpatterns = i18n_patterns(
    path("", catalogue.home, name="home"),
    path("projects/", catalogue.project_list, name="list"),
    path("projects.csv", exports.projects_csv, name="projects-csv"),
    path("projects.xlsx", exports.projects_xlsx, name="projects-xlsx"),
    path("projects.json", exports.projects_json, name="projects-json"),
    path("projects/summary.pdf", printing.list_file, {"kind": "summary"}, name="list-summary"),
    path("projects/panels.pdf", printing.list_file, {"kind": "panels"}, name="list-panels"),
    path("projects/labels.pdf", printing.list_file, {"kind": "labels"}, name="list-labels"),
    path("print/", printing.list_page, name="list-print"),
    path("print/style.css", printing.list_style, name="list-print-style"),
    path("projects/<slug:slug>/", catalogue.entry, name="entry"),
    path("preview/<str:token>/", preview.preview, name="preview"),
    path("contribute/<str:token>/", contribute.contribute, name="contribute"),
    path("contribute/<str:token>/preview/", contribute.proposed, name="contribute-preview"),
    path("contribute/<str:token>/photos/<path:name>", contribute.photo, name="contribute-photo"),
    path("contribute/<str:token>/cover.svg", contribute.cover),
    path("projects/<slug:slug>.jsonld", metadata.entry_data, name="entry-data"),
    path("my-list/", selection.my_list, name="my-list"),
    path("my-list.pdf", printing.my_list_file, name="my-list-sheets"),
    path("compare/", selection.compare, name="compare"),
    path("suggest", selection.suggest, name="suggest"),
    path("stand/", selection.find_stand, name="find-stand"),
    path("projects/<slug:slug>/panel.pdf", printing.entry_file, {"kind": "panels"}, name="panel"),
    path("projects/<slug:slug>/label.pdf", printing.entry_file, {"kind": "labels"}, name="label"),
    path(
        "entry-sheet/<slug:slug>.pdf",
        printing.entry_file,
        {"kind": "entry-sheets"},
        name="entry-sheet",
    ),
    path("blocks/<slug:slug>/", catalogue.block, name="block"),
    path("blocks/<slug:slug>/print/", printing.block_page, name="block-print"),
    path("blocks/<slug:slug>/print/style.css", printing.block_style, name="block-print-style"),
    path(
        "blocks/<slug:slug>/summary.pdf",
        printing.block_file,
        {"kind": "summary"},
        name="block-summary",
    ),
    path(
        "blocks/<slug:slug>/panel.pdf",
        printing.block_file,
        {"kind": "blocks"},
        name="block-panel",
    ),
    path(
        "blocks/<slug:slug>/panels.pdf",
        printing.block_file,
        {"kind": "panels"},
        name="block-panels",
    ),
    path(
        "blocks/<slug:slug>/labels.pdf",
        printing.block_file,
        {"kind": "labels"},
        name="block-labels",
    ),
    path("themes/<slug:slug>/", groups.theme, name="theme"),
    path("regions/<slug:code>/", groups.region, name="region"),
    path("organisations/<slug:slug>/", groups.organisation, name="organisation"),
    path("results/", results.page, name="results"),
    path("results/print/", printing.report_page, name="results-print"),
    path("results/panel.pdf", printing.results_panel, name="results-panel"),
    path("results/report.pdf", printing.report_file, name="results-report"),
    path("results/pictures/<slug:name>.<slug:ending>", results.picture, name="picture-of-numbers"),
    path("results/<slug:slug>/", results.indicator, name="indicator"),
    path("results.json", open_data.results_json, name="results-json"),
    path("results.csv", open_data.results_csv, name="results-csv"),
    path("results.xlsx", open_data.results_xlsx, name="results-xlsx"),
    path("data/", open_data.page, name="data"),
    path("data/datapackage.json", open_data.data_package, name="data-package"),
    path("data/dataset.jsonld", open_data.dataset, name="dataset"),
    path("data/<slug:name>.csv", open_data.table, name="data-table"),
    path("exhibition.jsonld", metadata.exhibition_data, name="exhibition-data"),
    path("site.webmanifest", metadata.manifest, name="manifest"),
    path("feed/", Changes(), name="feed"),
    path("report/", report.report, name="report"),
    path("report/<str:receipt>/", report.report_state, name="report-state"),
    path("visit/", visit.visit, name="visit"),
    path("visit.ics", visit.calendar, name="calendar"),
    path("visit/<slug:slug>/", visit.showing, name="showing"),
    path("visit/<slug:slug>.ics", visit.showing_calendar, name="showing-calendar"),
    path("visit/<slug:slug>/guest-book/", guest_book.guest_book, name="guest-book"),
    path(
        "visit/<slug:slug>/guest-book/thanks/",
        guest_book.guest_book_thanks,
        name="guest-book-thanks",
    ),
    path("about/", catalogue.about, name="about"),
    path("accessibility/", institution.accessibility, name="accessibility"),
    path("privacy/", institution.privacy, name="privacy"),
    path("about/design/", design.design, name="design"),
    path("offline/", offline.page, name="offline"),
    path("offline/list/", offline.list_without_server, name="offline-list"),
    path("offline/my-list/", offline.my_list_without_server, name="offline-my-list"),
    path("offline/list.js", offline.data, name="offline-data"),
    path("offline/<slug:slug>.json", offline.block, name="offline-block"),
)

urlpatterns += [
    path("", permalinks.front_door, name="front-door"),
    path("kz/", permalinks.kazakh),
    path("kz/<path:rest>", permalinks.kazakh),
    path("p/<int:number>/", permalinks.stand, name="stand"),
    path("p/<int:number>/cover.svg", permalinks.cover, name="cover"),
    path("p/<int:number>/card-<language:language>.png", metadata.card, name="card"),
    path("card-<language:language>.png", metadata.site_card, name="site-card"),
    path("photos/<str:name>", permalinks.photo, name="photo"),
    path("recordings/<str:name>", recordings.recording, name="recording"),
    path("preview/<str:token>/", include(preview_link)),
    path("i18n/setlang/", set_language, name="set_language"),
    path("worker.js", offline.worker, name="worker"),
    path("offline/version", offline.version_now, name="offline-version"),
    path("healthz", permalinks.healthz, name="healthz"),
    path("healthz/full", healthz_full, name="healthz-full"),
    path(".well-known/security.txt", institution.security_txt, name="security-txt"),
    path("neighbours.json", metadata.speculation_rules, name="speculation-rules"),
    path("robots.txt", metadata.robots, name="robots"),
    path("favicon.ico", metadata.favicon, name="favicon"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_part, name="sitemap-part"),
    path("admin/", include("exhibition.accounts.urls")),
    path("admin/state/", admin.site.admin_view(site_state), name="site-state"),
    path("admin/", admin.site.urls),
]

handler403 = "projects.admin.unsaved.forbidden"
handler404 = "projects.views.errors.not_found"
handler500 = "projects.admin.unsaved.server_error"
