const current = () => element.querySelector(".top").dataset.language;
const adopt = () => {
  document.documentElement.lang = current() === "en" ? "en" : "zh-CN";
};
adopt();
watch("value", adopt);
element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-act=language]")) return;
  const other = current() === "en" ? "zh" : "en";
  document.cookie = `nianbao_lang=${other};path=/;max-age=31536000;samesite=lax`;
  trigger("switch", {});
});
