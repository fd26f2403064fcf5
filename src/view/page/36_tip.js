// A little note that follows the pointer.
{
  const margin = 14;

  function showTip({ clientX, clientY }, ...content) {
    const tip = document.getElementById("tip");
    tip.replaceChildren(...content);
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    const left =
      clientX + margin + width > innerWidth ? clientX - margin - width : clientX + margin;
    const top =
      clientY + margin + height > innerHeight ? clientY - margin - height : clientY + margin;
    tip.style.left = `${Math.max(left, 4)}px`;
    tip.style.top = `${Math.max(top, 4)}px`;
  }

  function hideTip() {
    document.getElementById("tip").hidden = true;
  }

  Object.assign(regard, { showTip, hideTip });
}
