// What the extension and the page of the run form say to each other. The page knows nothing of documents: it draws the
// fields that it is sent, and tells what is done to them.

/** From the extension to the page. */
export type ToPage =
  | {
      readonly type: 'form';
      readonly form: FormView;
      /** The number of the last change that the form knows of: later ones are not overwritten. */
      readonly seen: number;
    }
  | { readonly type: 'nodes'; readonly nodes: NodesView }
  /** Puts the cursor into a field, and opens the section around it. */
  | { readonly type: 'focus'; readonly field: string };

/** The form at one moment. */
export interface FormView {
  readonly title: string;
  /** Where it runs: `dev · eu-central-1`. */
  readonly where: string;
  /** Said first and in bold where the account is a production one. */
  readonly warning?: string | undefined;
  /** What the document says about itself. */
  readonly about?: string | undefined;
  readonly sections: readonly SectionView[];
  readonly run: RunView;
  /** Buttons beside the one that runs it. */
  readonly actions: readonly ActionView[];
}

/** The button that runs it, and what stands beside it. */
export interface RunView {
  readonly label: string;
  /** How many fields are to be mended, or what the run will do. */
  readonly note: string;
  readonly state: 'ready' | 'incomplete' | 'sending';
}

export interface SectionView {
  readonly id: string;
  readonly title: string;
  /** One line beside the title of a section that is closed: what stands in it. */
  readonly summary?: string | undefined;
  /** Undefined: always open. */
  readonly open?: boolean | undefined;
  readonly fields: readonly FieldView[];
}

interface FieldBase {
  /** Unique in the form. */
  readonly id: string;
  readonly label: string;
  /** Below the label. */
  readonly help?: string | undefined;
  readonly required?: boolean | undefined;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  /** What its value will do. */
  readonly note?: string | undefined;
  /** Buttons below the field. */
  readonly actions?: readonly ActionView[] | undefined;
}

export interface ActionView {
  readonly id: string;
  readonly label: string;
}

export type FieldView =
  | (FieldBase & {
      readonly kind: 'text';
      readonly value: string;
      readonly placeholder?: string | undefined;
      /** Values that are known, to choose from. */
      readonly suggestions?: readonly string[] | undefined;
      /** A few characters: a number, say. */
      readonly narrow?: boolean | undefined;
      /** Stands beside the field before it. */
      readonly beside?: boolean | undefined;
    })
  | (FieldBase & {
      /** Several lines; `code` in the editor's font. */
      readonly kind: 'lines';
      readonly value: string;
      readonly placeholder?: string | undefined;
      readonly code?: boolean | undefined;
    })
  | (FieldBase & {
      readonly kind: 'choice';
      readonly value: string;
      readonly options: readonly OptionView[];
    })
  | (FieldBase & {
      readonly kind: 'radio';
      readonly value: string;
      readonly options: readonly OptionView[];
    })
  | (FieldBase & {
      readonly kind: 'checks';
      readonly value: readonly string[];
      readonly options: readonly OptionView[];
    })
  | (FieldBase & { readonly kind: 'check'; readonly value: boolean })
  /** The nodes of the run; they come in a message of their own. */
  | (FieldBase & { readonly kind: 'nodes' })
  /** Text to read and to copy. */
  | (FieldBase & { readonly kind: 'code'; readonly value: string });

export interface OptionView {
  readonly value: string;
  readonly label: string;
}

/** The nodes that the targets match now. */
export interface NodesView {
  readonly state: 'none' | 'reading' | 'done' | 'failed';
  /** `12 nodes, 3 offline, 1 of another platform` */
  readonly summary: string;
  readonly rows: readonly NodeView[];
}

export interface NodeView {
  readonly id: string;
  readonly name: string;
  readonly remark: string;
  readonly obstacle?: 'offline' | 'platform' | undefined;
}

/** From the page to the extension. */
export type FromPage =
  /** The page listens: it can be sent all that there is. */
  | { readonly type: 'ready' }
  | {
      readonly type: 'change';
      readonly field: string;
      readonly value: string | boolean | readonly string[];
      /** Counts up with each change. */
      readonly change: number;
    }
  /** The field was left. */
  | { readonly type: 'leave'; readonly field: string }
  | { readonly type: 'section'; readonly section: string; readonly open: boolean }
  /** A button of a field, or `run`. */
  | { readonly type: 'action'; readonly action: string };
