// What may be told of an answer before the app is there, which decides about everything else.

/** What an answer holds that somebody else reads, too; nothing if it is a refusal, or longer than so many characters. */
export const jsonOf = async (response, longest) => {
  if (response.status !== 200) return undefined;
  const reader = response.clone().body.getReader();
  const decoder = new TextDecoder();
  for (let text = ''; ; ) {
    const { done, value } = await reader.read();
    if (done) return JSON.parse(text);
    text += decoder.decode(value, { stream: true });
    if (text.length <= longest) continue;
    reader.cancel().catch(() => {}); // which ends with the other reader's reading, that may wait for us
    return undefined;
  }
};

/** Whether the app will show a text letter for letter: it shows something, and has neither markup nor words too long for a line. */
export const isPlain = (text) => typeof text === 'string' && /[^\p{DI}\s\p{Cc}]/u.test(text) && !/<|\S{100}/.test(text);
