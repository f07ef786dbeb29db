// Stands for @atlaskit/feature-gate-js-client: every gate off, no network, no storage. Atlaskit asks it about
// experiments of Atlassian's own products; the real client costs 100 kB and warns that nobody initialized it.

const featureGates = {
  checkGate: (): boolean => false,
  getExperimentValue: <T>(_experiment: string, _name: string, fallback: T): T => fallback,
  initializeCompleted: (): boolean => true,
};

// A default export, as the package has one.
export default featureGates;
