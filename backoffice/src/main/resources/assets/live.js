// Keeps the figures of drops moving. The page is whole without it; it only changes text and lines.
(() => {
  "use strict";

  const POINTS_MAX = 300;
  const SPARK_MAX = 60;
  const RETRY_MS = 5000;
  const TOLD_EVERY_MS = 30000;
  const CLOCK_EVERY_MS = 60000;
  const CLOCK_TRIES = 3;
  const whole = new Intl.NumberFormat("ko-KR", { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat("ko-KR", { maximumFractionDigits: 1 });

  const write = (element, text) => {
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  };

  const shown = {
    waiting: (now) => whole.format(now.waiting),
    remaining: (now) => whole.format(now.remaining),
    perSecond: (now) => tenth.format(now.perSecond),
    underWay: (now) => whole.format(now.underWay),
    settleLagMs: (now) => (now.settleLagMs === null ? "–" : tenth.format(now.settleLagMs / 1000)),
    admitPerSecond: (now) => whole.format(now.admitPerSecond),
  };

  // To 1, 2 or 5 times a power of ten, as the server does.
  const roundedUp = (value) => {
    let power = 1;
    while (power * 10 <= value) {
      power *= 10;
    }
    const step = [1, 2, 5].find((one) => one * power >= value);
    return (step || 10) * power;
  };

  const line = (points, value, top, box) => {
    if (points.length === 0) {
      return "";
    }
    const first = points[0].at;
    const span = Math.max(1, points[points.length - 1].at - first);
    return points
      .map((point) => {
        const x = ((point.at - first) / span) * box.width;
        const y = box.height - Math.min(1, point[value] / top) * box.height;
        return x.toFixed(1) + "," + y.toFixed(1);
      })
      .join(" ");
  };

  const mostOf = (points, value) => points.reduce((most, point) => Math.max(most, point[value]), 1);

  class Drop {
    constructor(root) {
      this.root = root;
      this.id = root.dataset.live;
      this.points = [];
      this.toldAt = performance.now();
      this.chart = root.querySelector("[data-chart]");
      this.seconds = new Intl.DateTimeFormat("ko-KR", {
        timeZone: this.chart?.dataset.zone,
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        hourCycle: "h23",
      });
    }

    show(now) {
      this.root.querySelectorAll("[data-now]").forEach((element) => {
        write(element, shown[element.dataset.now](now));
      });
      this.showState(now);
      if (now.at) {
        this.add({
          at: Date.parse(now.at),
          waiting: now.waiting,
          remaining: now.remaining,
          perSecond: now.perSecond,
          settleLagMs: now.settleLagMs || 0,
        });
      }
      this.tell(now);
    }

    showState(now) {
      const pill = this.root.querySelector("[data-state]");
      const state = now.state.toLowerCase();
      if (pill && pill.getAttribute("data-word-" + state)) {
        write(pill, pill.getAttribute("data-word-" + state));
        pill.className = "pill " + state;
      }
      const unarmed = this.root.querySelector("[data-live-unarmed]");
      if (unarmed) {
        unarmed.hidden = now.armed || !now.at;
      }
      this.root.querySelectorAll("[data-when]").forEach((element) => {
        element.hidden = !element.dataset.when.split(" ").includes(now.state);
      });
      this.root.querySelectorAll("[data-when-not]").forEach((element) => {
        element.hidden = element.dataset.whenNot.split(" ").includes(now.state);
      });
    }

    // A screen reader hears of it now and then, not of every step.
    tell(now) {
      const told = this.root.querySelector("[data-live-told]");
      if (told && performance.now() - this.toldAt > TOLD_EVERY_MS) {
        this.toldAt = performance.now();
        write(
          told,
          told.dataset.words
            .replace("#waiting#", shown.waiting(now))
            .replace("#remaining#", shown.remaining(now))
            .replace("#perSecond#", shown.perSecond(now)),
        );
      }
    }

    add(point) {
      const last = this.points[this.points.length - 1];
      if (last && point.at <= last.at) {
        return;
      }
      this.points.push(point);
      if (this.points.length > POINTS_MAX * 2) {
        const late = this.points.length - SPARK_MAX;
        this.points = this.points.filter((one, i) => i >= late || i % 2 === 0);
      }
      this.draw();
    }

    draw() {
      const late = this.points.slice(-SPARK_MAX);
      this.root.querySelectorAll("[data-spark]").forEach((svg) => {
        const value = svg.dataset.spark;
        const box = svg.viewBox.baseVal;
        const drawn = line(late, value, mostOf(late, value), box);
        svg.querySelector("polyline").setAttribute("points", drawn);
      });
      if (this.chart && this.points.length > 0) {
        this.drawChart();
      }
    }

    drawChart() {
      const box = this.chart.querySelector("svg").viewBox.baseVal;
      const most = Math.max(mostOf(this.points, "waiting"), mostOf(this.points, "remaining"));
      const top = roundedUp(most);
      this.chart.querySelectorAll("[data-line]").forEach((drawn) => {
        drawn.setAttribute("points", line(this.points, drawn.dataset.line, top, box));
      });
      write(this.chart.querySelector("[data-chart-top]"), whole.format(top));
      const to = this.chart.querySelector("[data-chart-to]");
      if (to) {
        const at = new Date(this.points[this.points.length - 1].at);
        to.dateTime = at.toISOString();
        write(to, this.seconds.format(at));
      }
      this.chart.hidden = false;
      const empty = this.root.querySelector("[data-chart-empty]");
      if (empty) {
        empty.hidden = true;
      }
    }

    // What happened before the page was opened, or while it was not connected.
    async load() {
      const answer = await fetch("/admin/drops/" + this.id + "/samples", { redirect: "error" });
      if (answer.ok) {
        const points = await answer.json();
        this.points = points.map((point) => ({ ...point, at: Date.parse(point.at) }));
        this.draw();
      }
    }
  }

  const drops = new Map();
  document.querySelectorAll("[data-live]").forEach((root) => {
    drops.set(root.dataset.live, new Drop(root));
  });
  if (drops.size === 0) {
    return;
  }

  const link = document.querySelector("[data-live-link]");
  const linked = (on) => {
    if (link) {
      write(link, on ? link.dataset.wordOn : link.dataset.wordOff);
    }
  };

  // The server may have ended the session: then the way back in is shown.
  const comeBack = async () => {
    try {
      const answer = await fetch("/admin/live/time", { redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        location.reload();
      }
    } catch (away) {
      // The server is away; the next try tells.
    }
  };

  let source = null;
  let retry = 0;

  const listen = () => {
    clearTimeout(retry);
    if (source || document.hidden) {
      return;
    }
    source = new EventSource("/admin/live?drops=" + [...drops.keys()].join(","));
    source.addEventListener("open", () => {
      linked(true);
      drops.forEach((drop) => drop.load().catch(() => {}));
    });
    source.addEventListener("drop", (event) => {
      const now = JSON.parse(event.data);
      drops.get(now.id)?.show(now);
    });
    source.addEventListener("error", () => {
      linked(false);
      if (source && source.readyState === EventSource.CLOSED) {
        hangUp();
        retry = setTimeout(() => comeBack().then(listen), RETRY_MS);
      }
    });
  };

  const hangUp = () => {
    source?.close();
    source = null;
  };

  // A page that nobody sees listens to nothing: a browser has few connections.
  document.addEventListener("visibilitychange", () => (document.hidden ? hangUp() : listen()));
  window.addEventListener("pagehide", hangUp);
  window.addEventListener("pageshow", listen);
  listen();

  // The countdown runs on the clock that opens drops: how far ours is off is measured.
  const countdown = document.querySelector("[data-countdown]");
  if (!countdown) {
    return;
  }
  let offsetMs = null;

  const measure = async () => {
    let best = Infinity;
    for (let i = 0; i < CLOCK_TRIES; i++) {
      const asked = Date.now();
      const answer = await fetch("/admin/live/time", { redirect: "error" });
      const took = Date.now() - asked;
      if (answer.ok && took < best) {
        best = took;
        offsetMs = Date.parse((await answer.json()).now) - (asked + took / 2);
      }
    }
  };

  const two = (number) => String(number).padStart(2, "0");
  const until = (ms) => {
    const seconds = Math.ceil(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    return two(Math.floor(minutes / 60)) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
  };

  const tick = () => {
    if (offsetMs === null) {
      return;
    }
    const now = Date.now() + offsetMs;
    const data = countdown.dataset;
    const opens = Date.parse(data.opens) - now;
    const closes = Date.parse(data.closes) - now;
    const word = opens > 0 ? data.wordOpens : closes > 0 ? data.wordCloses : data.wordOver;
    write(countdown.querySelector("[data-countdown-word]"), word);
    const left = opens > 0 ? opens : closes;
    write(countdown.querySelector("[data-countdown-time]"), left > 0 ? until(left) : "");
  };

  const again = () => {
    if (!document.hidden) {
      measure().catch(() => {});
    }
  };
  again();
  setInterval(again, CLOCK_EVERY_MS);
  setInterval(tick, 250);
})();
