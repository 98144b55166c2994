element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (!button) return;
  const act = button.dataset.act;
  if (act === "ask") {
    trigger("ask", { question: button.dataset.question });
  } else if (act === "good" || act === "bad") {
    const reason = act === "bad" ? button.parentElement.querySelector("textarea").value : "";
    trigger("judge", { number: Number(button.dataset.number), verdict: act, reason });
  }
});
watch("value", () => window.nianbao && window.nianbao.showNewest(element));
