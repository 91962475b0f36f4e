// A Pages Function: hands /api on to Nexudus, so that the browser talks to one origin only.

const API = 'https://spaces.nexudus.com/api';

/** Answers one request as the API does. `OPPORTUNE_API` in the project's variables names another API. */
export async function onRequest({ request, env }) {
  const { pathname, search } = new URL(request.url);
  const target = (env.OPPORTUNE_API ?? API) + pathname.slice('/api'.length) + search;
  const asked = new Request(target, request);
  asked.headers.delete('Cookie');
  const answer = await fetch(asked, { redirect: 'manual', cf: { cacheTtl: 0 } });
  const answered = new Response(answer.body, answer);
  answered.headers.delete('Set-Cookie');
  return answered;
}
