// What the pages do in the browser: open a source, copy, save. No library, nothing from elsewhere.
(() => {
  "use strict";
  const nianbao = (window.nianbao = {});
  let opener = null;

  // To Gradio a request that does not get through is the end: it would stop the page, and lose the conversation
  // when it loads it anew. As an answer that says "failed" it is what it is, and the visitor asks again.
  const reach = window.fetch.bind(window);
  window.fetch = async (address, ...more) => {
    try {
      return await reach(address, ...more);
    } catch (error) {
      if (!String(address.url || address).includes("/gradio_api/run/")) throw error;
      return Response.json({ error: null }, { status: 503 });
    }
  };

  const drawn = () => document.querySelector("#drawn .thread");

  const showNewest = () => {
    const asked = document.querySelectorAll("#drawn .asked");
    const newest = asked[asked.length - 1];
    newest.scrollIntoView({ block: "start", behavior: "smooth" });
    // What was tapped may be gone, drawn anew with the rest: the keyboard goes on from the question.
    if (document.activeElement === document.body) {
      newest.tabIndex = -1;
      newest.focus({ preventScroll: true });
    }
  };

  const part = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  };

  // The question and what is being looked at stand there at once; the server draws the answer in their place.
  let onItsWay = false;
  nianbao.ask = (words) => {
    const question = words.trim().replace(/\s+/g, " ");
    if (!question || onItsWay || !nianbao.send) return false;
    onItsWay = true;
    const said = document.querySelector(".welcome").dataset;
    const dots = part("span", "dots", part("i", ""), part("i", ""), part("i", ""));
    dots.setAttribute("aria-hidden", "true");
    const looking = part("div", "card looking", dots, said.looking);
    looking.setAttribute("role", "status");
    if (!drawn()) nianbao.place.append(part("div", "thread"));
    const pending = [part("div", "asked", part("span", "unseen", said.you), question), looking];
    pending.forEach((one) => (one.dataset.pending = ""));
    drawn().append(...pending);
    showNewest();
    nianbao.send(question);
    return true;
  };

  // Whatever still waits was not answered: the server was not reached, or would not take it.
  nianbao.settle = () => {
    onItsWay = false;
    requestAnimationFrame(() => {
      const waiting = document.querySelector("#drawn .looking[data-pending]");
      if (waiting) {
        waiting.className = "card problem";
        waiting.setAttribute("role", "alert");
        waiting.textContent = document.querySelector(".welcome").dataset.failed;
      } else if (drawn()) showNewest();
    });
  };

  // Runs when the page has its texts and its events: from here on it takes a question.
  nianbao.askByAddress = () => {
    document.documentElement.dataset.ready = "";
    const question = new URLSearchParams(window.location.search).get("q");
    if (question && !drawn()) nianbao.ask(question);
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

  const showView = (chosen) => {
    const body = chosen.closest(".panel-body");
    for (const button of chosen.parentElement.children) {
      button.setAttribute("aria-pressed", String(button === chosen));
      body.querySelector(`.${button.dataset.view}`).hidden = button !== chosen;
    }
    if (chosen.dataset.view === "source-text") centre(body);
    else showRow(body);
  };

  const showRow = (body) => {
    const picture = body.querySelector(".page-picture img");
    const scroll = () => {
      const down = picture.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
      const row = down + picture.offsetHeight * Number(picture.closest(".page-picture").dataset.at);
      body.scrollTop = row - body.clientHeight / 2;
    };
    if (picture.complete && picture.naturalHeight) scroll();
    else picture.addEventListener("load", scroll, { once: true });
  };

  // The words of a title in lines no wider than the picture; Chinese may be broken anywhere.
  const linesOf = (title, pen, width) => {
    const lines = [""];
    for (const sign of title) {
      const last = lines.length - 1;
      if (pen.measureText(lines[last] + sign).width <= width) lines[last] += sign;
      else if (sign === " ") lines.push("");
      else {
        const space = /[ -~]/.test(sign) ? lines[last].lastIndexOf(" ") : -1;
        const kept = space > 0 ? lines[last].slice(space + 1) : "";
        if (space > 0) lines[last] = lines[last].slice(0, space);
        lines.push(kept + sign);
      }
    }
    return lines;
  };

  const saveChart = (button) => {
    const drawing = button.closest("article, section, main").querySelector(".chart svg");
    if (!drawing) return;
    const { width, height } = drawing.viewBox.baseVal;
    const picture = new Image();
    picture.onload = () => {
      const canvas = document.createElement("canvas");
      const pen = canvas.getContext("2d");
      const font = "bold 32px sans-serif";
      pen.font = font;
      const title = linesOf(drawing.closest(".chart").dataset.title || "", pen, width * 2 - 32).filter(Boolean);
      const above = title.length ? title.length * 42 + 24 : 0;
      canvas.width = width * 2;
      canvas.height = height * 2 + above;
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      // Giving a canvas its size takes its font away.
      pen.font = font;
      pen.fillStyle = "#1b2733";
      title.forEach((line, number) => pen.fillText(line, 16, 44 + number * 42));
      pen.drawImage(picture, 0, above, width * 2, height * 2);
      canvas.toBlob((blob) => save("nianbao.png", blob, "image/png"), "image/png");
    };
    const copy = drawing.cloneNode(true);
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  };

  const copyText = async (button, text) => {
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

  const countChosen = (group) => {
    const boxes = [...group.querySelectorAll("input[type=checkbox]")];
    group.querySelector("legend small").textContent = `${boxes.filter((box) => box.checked).length}/${boxes.length}`;
  };

  const sent = (form, file, line) =>
    new Promise((done) => {
      const bar = line.querySelector("progress");
      const sending = new XMLHttpRequest();
      sending.upload.onprogress = (step) => {
        // Sent is not yet read: the bar without a value says that work goes on.
        if (step.loaded < step.total) bar.value = (100 * step.loaded) / step.total;
        else bar.removeAttribute("value");
      };
      sending.onload = () => done(new DOMParser().parseFromString(sending.responseText, "text/html"));
      sending.onerror = () => done(null);
      sending.open("POST", form.action);
      const fields = new FormData(form);
      fields.delete("files");
      fields.append("files", file);
      sending.send(fields);
    });

  // One file a request: each has its own progress and its result at once, and one that fails stops no other.
  const upload = async (form) => {
    const files = [...form.querySelector("input[type=file]").files];
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    form.parentElement.querySelector(".outcomes")?.remove();
    const list = document.createElement("ul");
    list.className = "outcomes";
    list.setAttribute("role", "status");
    const lines = files.map((file) => {
      const line = document.createElement("li");
      const name = document.createElement("b");
      const bar = document.createElement("progress");
      line.className = "waiting";
      name.textContent = file.name;
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute("aria-label", file.name);
      line.append(name, " ", bar);
      return line;
    });
    list.append(...lines);
    form.after(list);
    let last = null;
    for (const [number, file] of files.entries()) {
      const answer = await sent(form, file, lines[number]);
      const result = answer && answer.querySelector(".outcomes li");
      if (result) {
        last = answer;
        lines[number].replaceWith(result);
        continue;
      }
      const said = answer && answer.querySelector("main .message");
      lines[number].className = "failed";
      lines[number].querySelector("progress").replaceWith(said ? said.textContent : form.dataset.failed);
    }
    button.disabled = false;
    if (!last) return;
    const main = last.querySelector("main");
    main.querySelector(".outcomes").replaceWith(list);
    document.querySelector("main").replaceWith(main);
  };

  document.addEventListener("click", (event) => {
    const source = event.target.closest("[data-source]");
    if (source) return void openSource(source);
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "close-source") closeSource();
    else if (button.dataset.do === "png") saveChart(button);
    else if (button.dataset.do === "copy") copyText(button, button.parentElement.querySelector(".as-text").textContent);
    else if (button.dataset.do === "address") copyText(button, window.location.href);
    else if (button.dataset.do === "view") showView(button);
    else if (button.dataset.do === "why") {
      const form = document.getElementById(button.getAttribute("aria-controls"));
      form.hidden = !form.hidden;
      button.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) form.querySelector("textarea").focus();
    }
    else if (button.dataset.do === "all") {
      button.closest("fieldset").querySelectorAll("input[type=checkbox]").forEach((box) => {
        if (!box.closest("[hidden]")) box.checked = button.dataset.value === "1";
      });
      countChosen(button.closest("fieldset"));
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return void event.preventDefault();
    if (!("progress" in form.dataset)) return;
    event.preventDefault();
    upload(form);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSource();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(".chooser input[type=checkbox]")) countChosen(event.target.closest("fieldset"));
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
