import type { useMonaco } from '@graphiql/react';
import { isInputObjectType, isRequiredInputField } from 'graphql';
import { useSchema } from './schema.ts';

type Monaco = NonNullable<Parameters<Parameters<typeof useMonaco>[0]>[0]['monaco']>;
interface JsonSchema {
  required?: string[];
  definitions?: Record<string, JsonSchema>;
}

/**
 * The editor of variables takes every non-null field of an input for required, also those with a default: then what is right would be
 * marked as a fault. Takes these out of its schema, each time that it is made anew.
 */
export function mendVariableLint(monaco: Monaco): () => void {
  const { jsonDefaults } = monaco.languages.json;
  const mend = () => {
    const { schemas = [], ...options } = jsonDefaults.diagnosticsOptions;
    let isChanged = false;
    const mended = schemas.map((entry) => {
      const schema = withoutDefaulted(entry.schema as JsonSchema);
      isChanged ||= schema !== entry.schema;
      return { ...entry, schema };
    });
    if (isChanged) jsonDefaults.setDiagnosticsOptions({ ...options, schemas: mended });
  };
  const listener = jsonDefaults.onDidChange(mend);
  mend();
  return () => listener.dispose();
}

/** The same object when there is nothing to take out. */
function withoutDefaulted(schema: JsonSchema | undefined): JsonSchema | undefined {
  if (!schema?.definitions) return schema;
  let isChanged = false;
  const definitions = Object.fromEntries(
    Object.entries(schema.definitions).map(([name, definition]) => {
      const required = definition.required?.filter((field) => isRequired(name, field));
      if (!required || required.length === definition.required?.length) return [name, definition];
      isChanged = true;
      return [name, { ...definition, required }];
    }),
  );
  return isChanged ? { ...schema, definitions } : schema;
}

function isRequired(typeName: string, fieldName: string): boolean {
  const type = useSchema.getState().schema?.getType(typeName);
  const field = isInputObjectType(type) ? type.getFields()[fieldName] : undefined;
  return field ? isRequiredInputField(field) : true;
}
