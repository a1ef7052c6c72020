// The worker's script, bundled, as text: build.mjs puts it in.
declare module "worker:./worker.ts" {
  const script: string;
  export default script;
}
