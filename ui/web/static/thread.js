if (element.closest("#drawn")) {
  window.nianbao.place = element;
  window.nianbao.send = (question) => trigger("ask", { question });
}
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (!button) return;
  const act = button.dataset.act;
  if (act === "ask") {
    window.nianbao.ask(button.dataset.question);
  } else if (act === "good" || act === "bad") {
    const reason = act === "bad" ? button.parentElement.querySelector("textarea").value : "";
    trigger("judge", { number: Number(button.dataset.number), verdict: act, reason });
  }
});
