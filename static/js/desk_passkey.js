// Forms that make a passkey or sign in with one: what the server asks goes to the device, and the
// device's answer is sent as a field of the form. Browsers with passkeys show these forms.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const named = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));

async function answer(form) {
  const asked = await (await fetch(form.dataset.from)).json();
  const { publicKey } = asked.options;
  publicKey.challenge = bytes(publicKey.challenge);
  let made;
  if (form.dataset.passkey === "new") {
    publicKey.user.id = bytes(publicKey.user.id);
    publicKey.excludeCredentials = named(publicKey.excludeCredentials);
    made = await navigator.credentials.create({ publicKey });
  } else {
    publicKey.allowCredentials = named(publicKey.allowCredentials);
    made = await navigator.credentials.get({ publicKey });
  }
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (made.response[part]) response[part] = text(made.response[part]);
  const sent = { id: made.id, rawId: text(made.rawId), type: made.type, response };
  return { state: asked.state, credential: JSON.stringify(sent) };
}

if (window.PublicKeyCredential) {
  for (const hint of document.querySelectorAll("[data-without-passkeys]")) hint.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    const failed = form.querySelector("[data-failed]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const { state, credential } = await answer(form);
        form.elements.state.value = state;
        form.elements.credential.value = credential;
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
}
