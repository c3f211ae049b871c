/** A document of `count` nodes: data, a teacher, and students of seven nodes each. */
export function large(count) {
  const nodes = {
    data: { use: 'data/simulated-lending', settings: { rows: 2000, sensitive: ['group'] } },
    'data.prepare[0]': { use: 'data/one-hot' },
    'data.prepare[1]': { use: 'data/standardize' },
    teacher: { use: 'models/trained', settings: { train: { epochs: 2 } } },
    'teacher.architecture': { use: 'models/mlp', settings: { hidden: [16] } },
    'evaluate[0]': { use: 'quality/accuracy' },
  };
  for (let i = 0; Object.keys(nodes).length < count; i++) {
    const student = `students.s${i}`;
    nodes[student] = { use: 'models/trained', settings: { train: { epochs: 2, batch: 128 } } };
    nodes[`${student}.architecture`] = { use: 'models/mlp', settings: { hidden: [4 + (i % 8)] } };
    for (let term = 0; term < 4; term++) {
      nodes[`${student}.objective[${term}]`] = { use: 'distillation/kd', settings: { temperature: term + 1 } };
    }
    nodes[`${student}.train.optimizer`] = { use: 'optimizers/adam', settings: { learningRate: 0.01 } };
  }
  return { limbeck: 1, name: `large-${count}`, nodes, edges: [] };
}
