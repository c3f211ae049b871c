import { ApiError, messageOf } from '../api/client';
import { submit } from '../api/endpoints';
import { notify } from '../app/notices';
import { go } from '../app/router';
import { save } from './saving';
import { drawing, useStudio } from './store';

/** Runs exactly what is drawn. A key for the submission keeps a click on a bad line from running it twice. */
export async function runNow(): Promise<void> {
  const { flat } = drawing();
  await save();
  const { kept, saving } = useStudio.getState();
  const experiment = kept && saving === 'saved' && drawing().flat === flat ? { experiment: kept } : {};
  try {
    const run = await submit({ document: flat, ...experiment }, crypto.randomUUID());
    go(`/runs/${encodeURIComponent(run.id)}`);
  } catch (error) {
    if (error instanceof ApiError && error.problems.length > 0) {
      const problems = error.problems;
      useStudio.setState({
        checked: { valid: false, problems, variants: 0, search: false, nodes: {} },
        checkedFor: flat,
        selected: problems.find((problem) => problem.node !== '')?.node ?? '',
      });
    }
    notify(`Not run: ${messageOf(error)}`, 'error');
  }
}
