/** Why the data cannot be opened, in sentences for whoever runs the server. Nothing was changed. */
export class StorageProblem extends Error {}
