"""The addresses of signing in, in front of those of the desk."""

from django.contrib import admin
from django.urls import path

from exhibition.accounts import reset, sign_in, single_sign_on
from exhibition.accounts.colleague import colleague
from exhibition.accounts.my_sign_in import my_sign_in

urlpatterns = [
    path("login/", sign_in.sign_in),
    path("login/second-step/", sign_in.second_step, name="second-step"),
    path("login/passkey/", sign_in.by_passkey, name="passkey"),
    path("login/single/", single_sign_on.to_provider, name="single-sign-on"),
    path("login/single/back/", single_sign_on.from_provider, name="single-sign-on-back"),
    path("login/new-passkey/", sign_in.new_passkey, name="new-passkey"),
    path("my-sign-in/", admin.site.admin_view(my_sign_in), name="my-sign-in"),
    path(
        "auth/user/<int:number>/second-factor/", admin.site.admin_view(colleague), name="colleague"
    ),
    path("password-reset/", reset.new_password_asked, name="admin_password_reset"),
    path("password-reset/<uidb64>/<token>/", reset.NewPassword.as_view(), name="new-password"),
]
