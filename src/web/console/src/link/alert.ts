import { load, save } from '@vigil/shared/keep';
import { Store } from '@vigil/shared/store';

const key = 'vigil.console.sound';

/** Whether a new case rings. */
export const sound = new Store<boolean>(load('local', key) !== false);

export function setSound(on: boolean): void {
  sound.set(on);
  save('local', key, on);
  if (on) ring();
}

let audio: AudioContext | null = null;

/** Browsers play nothing before somebody touched the page: the first touch makes the instrument. */
export function tuneOnGesture(): void {
  const tune = () => {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
  };
  window.addEventListener('pointerdown', tune, { once: true });
  window.addEventListener('keydown', tune, { once: true });
}

/** Two short, soft tones; three for an urgent case. Silent when muted or before the first touch. */
export function ring(urgent = false): void {
  if (!audio || !sound.get() || audio.state !== 'running') return;
  const start = audio.currentTime;
  const notes = urgent ? [880, 880, 1175] : [659, 880];
  for (const [n, frequency] of notes.entries()) {
    const from = start + n * 0.14;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.12, from + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.001, from + 0.13);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.14);
  }
}
