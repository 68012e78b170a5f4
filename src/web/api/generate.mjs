// Writes the types of the wire from the description that the server's build leaves behind. Types only: nothing of it reaches a browser.
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const description = new URL('../../../artifacts/openapi/Vigil.Server.json', import.meta.url);
const types = new URL('../shared/src/api.generated.ts', import.meta.url);

if (!existsSync(description)) {
  console.error(`${fileURLToPath(description)} is missing. The build of the server writes it: ./vigil api`);
  process.exit(1);
}
// A default only says what an absent property means; it may be absent all the same.
writeFileSync(types, astToString(await openapiTS(description, { defaultNonNullable: false, alphabetize: true })));
