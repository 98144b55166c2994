// What the pages do in the browser: open a source, copy, save. No library, nothing from elsewhere.
(() => {
  "use strict";
  const nianbao = (window.nianbao = {});
  let opener = null;

  nianbao.showNewest = (element) => {
    requestAnimationFrame(() => {
      const asked = element.querySelectorAll(".asked");
      if (asked.length) asked[asked.length - 1].scrollIntoView({ block: "start", behavior: "smooth" });
      else window.scrollTo({ top: 0 });
    });
  };

  const save = (name, content, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  nianbao.exportConversation = () => {
    const thread = document.querySelector(".thread");
    if (!thread) return;
    const texts = [...thread.querySelectorAll(".as-text")].map((part) => part.textContent);
    save("nianbao.md", `# ${thread.dataset.title}\n\n${texts.join("\n\n---\n\n")}\n`, "text/markdown");
  };

  const centre = (body) => {
    const mark = body.querySelector("mark") || body.querySelector(".marked-row");
    if (!mark) return;
    for (const box of [mark.closest(".scroll"), body]) {
      if (!box) continue;
      const outer = box.getBoundingClientRect();
      const inner = mark.getBoundingClientRect();
      box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
      // Sideways no further than needed: the row's label should stay in view.
      box.scrollLeft += Math.max(0, inner.right + 12 - outer.right);
    }
  };

  const openSource = async (button) => {
    const panel = document.getElementById("panel");
    const body = panel.querySelector(".panel-body");
    const say = (text) => {
      const line = document.createElement("p");
      line.className = "hint";
      line.textContent = text;
      body.replaceChildren(line);
    };
    opener = button;
    document.querySelectorAll(".opened").forEach((part) => part.classList.remove("opened"));
    button.classList.add("opened");
    panel.querySelector(".panel-number").textContent = button.dataset.number || "";
    panel.querySelector(".panel-label").textContent = button.dataset.label || "";
    document.documentElement.classList.add("source-open");
    say(panel.dataset.loading);
    try {
      const answer = await fetch(button.dataset.source);
      if (!answer.ok && answer.status !== 404) throw new Error(String(answer.status));
      body.innerHTML = await answer.text();
      centre(body);
      panel.focus({ preventScroll: true });
    } catch (error) {
      console.error(error);
      say(panel.dataset.failed);
    }
  };

  const closeSource = () => {
    if (!document.documentElement.classList.contains("source-open")) return;
    document.documentElement.classList.remove("source-open");
    document.querySelectorAll(".opened").forEach((part) => part.classList.remove("opened"));
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  };

  const saveChart = (button) => {
    const drawing = button.closest("article, section, main").querySelector(".chart svg");
    if (!drawing) return;
    const { width, height } = drawing.viewBox.baseVal;
    const picture = new Image();
    picture.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = width * 2;
      canvas.height = height * 2;
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save("nianbao.png", blob, "image/png"), "image/png");
    };
    const copy = drawing.cloneNode(true);
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  };

  const copyText = async (button) => {
    const text = button.parentElement.querySelector(".as-text").textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      // Without a secure address there is no clipboard interface; the old way still works.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = before), 1500);
  };

  document.addEventListener("click", (event) => {
    const source = event.target.closest("[data-source]");
    if (source) return void openSource(source);
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "close-source") closeSource();
    else if (button.dataset.do === "png") saveChart(button);
    else if (button.dataset.do === "copy") copyText(button);
    else if (button.dataset.do === "all") {
      button.closest("fieldset").querySelectorAll("input[type=checkbox]").forEach((box) => {
        if (!box.closest("[hidden]")) box.checked = button.dataset.value === "1";
      });
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return void event.preventDefault();
    if (!("progress" in form.dataset)) return;
    event.preventDefault();
    const bar = form.querySelector("progress");
    bar.hidden = false;
    const sending = new XMLHttpRequest();
    sending.upload.onprogress = (step) => {
      // Sent is not yet read: the bar without a value says that work goes on.
      if (step.loaded < step.total) bar.value = (100 * step.loaded) / step.total;
      else bar.removeAttribute("value");
    };
    sending.onload = () => {
      const answer = new DOMParser().parseFromString(sending.responseText, "text/html");
      document.querySelector("main").replaceWith(answer.querySelector("main"));
    };
    sending.onerror = () => window.location.reload();
    sending.open("POST", form.action);
    sending.send(new FormData(form));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSource();
  });
  document.addEventListener("input", (event) => {
    const field = event.target.closest("[data-filter]");
    if (!field) return;
    const wanted = field.value.trim().toLowerCase();
    field.closest("fieldset").querySelectorAll("label.option").forEach((option) => {
      option.hidden = !option.textContent.toLowerCase().includes(wanted);
    });
  });
})();
