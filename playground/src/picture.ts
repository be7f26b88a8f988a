const WIDTH = 960;
const HEIGHT = 640;

let made: Promise<Blob> | null = null;

/** A picture that this page has painted, as PNG: something to upload. The same each time. */
export function picture(): Promise<Blob> {
  made ??= paint();
  return made;
}

function paint(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const brush = canvas.getContext('2d')!;
  const sky = brush.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, '#264a8a');
  sky.addColorStop(1, '#f4b183');
  brush.fillStyle = sky;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  brush.fillStyle = '#1d3b2f';
  brush.beginPath();
  brush.moveTo(0, HEIGHT);
  brush.lineTo(WIDTH * 0.35, HEIGHT * 0.45);
  brush.lineTo(WIDTH * 0.55, HEIGHT * 0.7);
  brush.lineTo(WIDTH * 0.75, HEIGHT * 0.35);
  brush.lineTo(WIDTH, HEIGHT);
  brush.fill();
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/png'));
}
