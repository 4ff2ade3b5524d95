import { associationPlans, type AssociationPlan } from './fleet/associations.ts';
import { seededRandom } from './fleet/random.ts';
import { uuid } from './patching/catalogue.ts';

/** An association of one region. */
export interface Association {
  readonly id: string;
  readonly plan: AssociationPlan;
  readonly createdDate: Date;
}

/** The associations of one region; their ids come from the seed. */
export class Associations {
  readonly list: readonly Association[];

  constructor(seed: string) {
    this.list = associationPlans.map((plan, index) => ({
      id: uuid(seededRandom(`${seed}/association/${plan.associationName}`).hex(32)),
      plan,
      createdDate: new Date(Date.UTC(2025, 1, 3 + index, 7, 20)),
    }));
  }

  find(id: string): Association | undefined {
    return this.list.find((association) => association.id === id);
  }

  /** The id of the association of that plan. */
  idOf(associationName: string): string {
    const found = this.list.find(({ plan }) => plan.associationName === associationName);
    if (found === undefined) throw new Error(`There is no association ${associationName}.`);
    return found.id;
  }
}
