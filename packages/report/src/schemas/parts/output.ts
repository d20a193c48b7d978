import { z } from 'zod';

/** The JSON of a command: an object of version 1 with the properties given. */
export function output<Shape extends z.ZodRawShape>(
  { title, command }: { readonly title: string; readonly command: string },
  shape: Shape,
) {
  return z.object({ version: z.literal(1), ...shape }).meta({
    title: `Leastwise ${title}, version 1`,
    description: `What \`leastwise ${command} --format json\` writes. Properties may be added within version 1; none changes or goes.`,
  });
}
