import { LitElement, html, css } from 'lit';
import { components } from 'build-time-data';
import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-sort-column.js';
import '@vaadin/text-field';
import { columnBodyRenderer, gridRowDetailsRenderer } from '@vaadin/grid/lit.js';

/** The components that experiments of this application can use; a click on a row opens the schema of its settings. */
export class QwcLimbeckComponents extends LitElement {

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 10px; padding: 10px; height: 100%; box-sizing: border-box; }
        vaadin-text-field { width: 100%; }
        vaadin-grid { flex: 1; }
        pre { margin: 0; padding: 10px; max-height: 30em; overflow: auto; font-family: var(--lumo-font-family-monospace, monospace);
              background: var(--lumo-contrast-5pct); }
    `;

    static properties = {
        _words: { state: true },
        _open: { state: true },
    };

    constructor() {
        super();
        this._words = '';
        this._open = [];
    }

    render() {
        const shown = this._shown();
        return html`
            <vaadin-text-field
                label="Components"
                placeholder="kd, loss-term, fairness …"
                helper-text="${shown.length} of ${components.length}; click a row for the JSON Schema of its settings"
                clear-button-visible
                @input="${(e) => { this._words = e.target.value; }}"
                @change="${(e) => { this._words = e.target.value; }}">
            </vaadin-text-field>
            <vaadin-grid
                .items="${shown}"
                .detailsOpenedItems="${this._open}"
                theme="row-stripes wrap-cell-content"
                @active-item-changed="${(e) => { this._open = e.detail.value ? [e.detail.value] : []; }}"
                ${gridRowDetailsRenderer((one) => html`<pre>${one.schema}</pre>`, [])}>
                <vaadin-grid-sort-column path="id" header="Component" auto-width></vaadin-grid-sort-column>
                <vaadin-grid-sort-column path="kind" header="Kind" auto-width></vaadin-grid-sort-column>
                <vaadin-grid-column header="Summary" flex-grow="4"
                    ${columnBodyRenderer((one) => html`${one.summary}`, [])}></vaadin-grid-column>
                <vaadin-grid-sort-column path="plugin" header="Plugin" auto-width></vaadin-grid-sort-column>
            </vaadin-grid>
        `;
    }

    _shown() {
        const words = this._words.toLowerCase().split(/\s+/).filter((word) => word);
        return components.filter((one) => {
            const text = `${one.id} ${one.kind} ${one.summary} ${one.plugin}`.toLowerCase();
            return words.every((word) => text.includes(word));
        });
    }
}

customElements.define('qwc-limbeck-components', QwcLimbeckComponents);
