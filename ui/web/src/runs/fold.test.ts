import { describe, expect, it } from 'vitest';
import { EventParser } from '../api/stream';
import type { RunEvent } from '../api/types';
import { fold, NOTHING, withPlan } from './fold';

const event = (seq: number, type: string, more: Partial<RunEvent> = {}): RunEvent => ({
  seq,
  time: '2026-11-21T19:37:52.886Z',
  type,
  ...more,
});

const epoch = (seq: number, n: number, objective: number) =>
  event(seq, 'progress', { step: 'a', place: 'student', done: n, total: 4, metrics: { epoch: n, objective } });

describe('the events of a run', () => {
  it('add up to the same in one piece and one by one', () => {
    const events = [
      event(0, 'run-started', { steps: 2, toRun: 1 }),
      event(1, 'step-started', { step: 'a', place: 'student', title: 'student', why: 'new' }),
      epoch(2, 1, 0.5),
      epoch(3, 2, 0.4),
      event(4, 'step-finished', { step: 'a', seconds: 1.5 }),
    ];
    const whole = fold(NOTHING, events);
    expect(events.reduce((state, one) => fold(state, [one]), NOTHING)).toEqual(whole);
    expect(fold(whole, events)).toBe(whole);
    expect(whole.steps.get('a')?.curves.get('objective')).toEqual({ x: [1, 2], y: [0.5, 0.4] });
  });

  it('tell epochs after a resume again, and the later telling counts', () => {
    const watched = fold(NOTHING, [epoch(0, 1, 0.5), epoch(1, 2, 0.4), epoch(2, 2, 0.3)]);
    expect(watched.steps.get('a')?.curves.get('objective')).toEqual({ x: [1, 2], y: [0.5, 0.3] });
  });

  it('stand in the order of the plan, with what the plan reuses', () => {
    const plan = {
      steps: [
        { id: 'd', kind: 'data', place: 'data', title: 'data', action: 'reuse' as const, why: 'stored', dependsOn: [] },
        { id: 'a', kind: 'model', place: 'student', title: 'student', action: 'run' as const, why: 'new', dependsOn: ['d'] },
      ],
    };
    const steps = withPlan(fold(NOTHING, [epoch(0, 2, 0.4)]), plan);
    expect(steps.map((step) => [step.id, step.state])).toEqual([
      ['d', 'reused'],
      ['a', 'running'],
    ]);
  });
});

describe('an event stream', () => {
  it('is read across chunks that end anywhere', () => {
    const text = ': alive\n\nid: 7\nevent: progress\ndata: {"a":1}\n\nevent: state\r\ndata: {}\r\n\r\n';
    for (let cut = 0; cut <= text.length; cut++) {
      const parser = new EventParser();
      const sent = [...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))];
      expect(sent).toEqual([
        { id: '7', event: 'progress', data: '{"a":1}' },
        { id: '', event: 'state', data: '{}' },
      ]);
    }
  });
});
