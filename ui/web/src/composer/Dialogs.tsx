import { Chooser } from '../app/Chooser';
import type { Choice } from '../app/matching';
import { nameOf, type Components } from '../document/catalog';
import { exchangeComponent, plugIn } from './actions';
import { choicesFor, type Plugging, portsFor, portsTaking } from './choices';
import { ConflictDialog } from './ConflictDialog';
import { KeysDialog } from './KeysDialog';
import type { Command } from './shortcuts';
import { SourceDialog } from './SourceDialog';
import { useFlat, useStudio } from './store';

/** What the composer is asking the user for. */
export type Asked =
  | { what: 'fill'; owner: string; port: string }
  | { what: 'link'; from: string }
  | { what: 'place'; use: string }
  | { what: 'port'; owner: string }
  | { what: 'exchange'; place: string }
  | { what: 'commands' }
  | { what: 'keys' }
  | { what: 'source' }
  | undefined;

export interface DialogsProps {
  components: Components;
  asked: Asked;
  ask: (asked: Asked) => void;
  commands: readonly Command[];
  onShow: (place: string) => void;
}

export function Dialogs({ components, asked, ask, commands, onShow }: DialogsProps) {
  const flat = useFlat();
  const { selected, saving } = useStudio();
  const close = () => ask(undefined);
  if (saving === 'conflict') {
    return <ConflictDialog />;
  }
  const plugging = (title: string, choices: Plugging[], empty: string) => (
    <Chooser
      title={title}
      choices={choices}
      empty={choices.length === 0 ? empty : undefined}
      onClose={close}
      onChoose={(choice) => {
        close();
        plugIn(choice as Plugging);
      }}
    />
  );
  switch (asked?.what) {
    case 'fill': {
      const port = components.port(flat, asked.owner, asked.port);
      const where = asked.owner === '' ? asked.port : `${asked.port} of ${asked.owner}`;
      return port
        ? plugging(`Plug into ${where}`, choicesFor(flat, components, asked.owner, port), 'No installed component fits.')
        : null;
    }
    case 'link':
      return plugging(`Plug ${asked.from} into`, portsTaking(flat, components, asked.from), 'No port of this graph takes it.');
    case 'place':
      return plugging(`Add ${nameOf(asked.use)} to`, portsFor(flat, components, asked.use, selected), 'No port takes it.');
    case 'port': {
      const owner = asked.owner;
      const choices = components.ports(flat, owner).map((port) => ({ id: port.name, title: port.name, hint: port.summary }));
      return (
        <Chooser
          title={owner === '' ? 'Add to which section?' : `Add to which port of ${owner}?`}
          choices={choices}
          empty="It has no ports."
          onClose={close}
          onChoose={(choice) => ask({ what: 'fill', owner, port: choice.id })}
        />
      );
    }
    case 'exchange': {
      const port = components.portAt(flat, asked.place);
      const choices: Choice[] = (port ? components.fitting(port) : []).map((component) => ({
        id: component.id,
        title: component.id,
        hint: component.summary,
        kind: component.kind,
      }));
      return (
        <Chooser
          title={`Another component at ${asked.place}`}
          choices={choices}
          onClose={close}
          onChoose={(choice) => {
            close();
            exchangeComponent(components, asked.place, choice.id);
          }}
        />
      );
    }
    case 'commands':
      return (
        <Chooser
          title="Commands and places"
          choices={[
            ...commands.map((command) => ({ id: command.id, title: command.title, note: command.keys })),
            ...Object.keys(flat.nodes).map((place) => ({
              id: `place:${place}`,
              title: place,
              hint: 'go to this node',
              kind: components.at(flat, place)?.kind ?? '',
            })),
          ]}
          onClose={close}
          onChoose={(choice) => {
            close();
            const command = commands.find((one) => one.id === choice.id);
            if (command) {
              command.run();
            } else {
              onShow(choice.id.slice('place:'.length));
            }
          }}
        />
      );
    case 'keys':
      return <KeysDialog commands={commands} onClose={close} />;
    case 'source':
      return <SourceDialog onClose={close} />;
    case undefined:
      return null;
  }
}
