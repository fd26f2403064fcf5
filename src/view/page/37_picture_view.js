// A picture on a stage and the place in it that is pointed at: what the views of heads, layers,
// neurons and decoding have in common.
{
  class PictureView {
    // `picture` has arrange(width), which gives its size, paint(pen, sight) and maybe `at`. `names` are
    // the stage's id, kind and label. A view's own point(place), press(place) and key(event) are the
    // stage's; its describe(at) says in nodes what is at a place.
    put(box, picture, names) {
      this.picture = picture;
      this.stage = regard.makeStage(box, {
        ...names,
        measure: (width) => picture.arrange(width),
        paint: (pen, sight) => picture.paint(pen, sight),
        point: (place) => this.point?.(place),
        press: (place) => this.press?.(place),
        key: (event) => this.key?.(event),
      });
      this.stages = [this.stage];
    }

    go(at, aloud) {
      this.picture.at = at;
      this.stage.repaint();
      if (at) regard.say(aloud, ...this.describe(at));
    }
  }

  Object.assign(regard, { PictureView });
}
