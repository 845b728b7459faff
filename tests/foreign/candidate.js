// A candidate who answers two questions and then ends the interview. Takes in and gives out messages in the
// shape of protobuf's JSON mapping, so that every client library can be driven by the same candidate.

const ANSWERS = [
  [
    'I led the build of a payments ledger in C# and PostgreSQL.',
    'I led the build of a payments ledger in C# and PostgreSQL. Postings are append-only and every transaction balances.',
    'I led the build of a payments ledger in C# and PostgreSQL. Postings are append-only and every transaction balances. '
      + 'It cut the weekly breaks from forty to two.',
  ],
  [
    'I would start from the slow query and read its plan.',
    'I would start from the slow query and read its plan. Then I would add a covering index and measure again, '
      + 'because the plan shows where the pages go.',
  ],
];

export class Candidate {
  /** Every message received, in order. */
  heard = [];
  #interview;
  #answers = [...ANSWERS];
  #clientSequence = 0;
  #begun = false;
  #repliesDue = 0;

  constructor(interview) {
    this.#interview = interview;
  }

  /** What opens the conversation. */
  get attach() {
    return { interview: this.#interview };
  }

  /** Takes in a message of the server and returns what the candidate sends next, if anything. */
  hear(message) {
    this.heard.push(message);
    if (message.error) {
      throw new Error(`refused: ${JSON.stringify(message.error)}`);
    }
    if (message.attached && !this.#begun) {
      this.#begun = true;
      return [this.#next({ control: { begin: {} } })];
    }
    return message.interviewState?.state === 'CONVERSATION_STATE_WAITING_FOR_USER_INPUT' ? this.#speak() : [];
  }

  #speak() {
    const answer = this.#answers.shift();
    if (!answer) {
      return [this.#next({ control: { endInterview: {} } })];
    }
    this.#repliesDue++;
    return [
      ...answer.slice(0, -1).map(text => this.#next({ chunk: { text } })),
      this.#next({ final: { text: answer.at(-1) } }),
    ];
  }

  #next(content) {
    return { clientSequence: String(++this.#clientSequence), ...content };
  }

  /** Fails unless what was heard is a whole conversation. */
  check() {
    const sequences = this.heard.map(message => Number(message.sequence ?? 0)).filter(sequence => sequence > 0);
    sequences.forEach((sequence, index) => expect(sequence === index + 1, `sequence ${sequence} came as number ${index + 1}`));

    const kinds = this.heard.map(message => message.llmResponse?.kind);
    const questions = kinds.filter(kind => kind === 'RESPONSE_KIND_QUESTION').length;
    const replies = kinds.filter(kind => kind === 'RESPONSE_KIND_REPLY').length;
    expect(questions >= this.#repliesDue, `${questions} questions for ${this.#repliesDue} answers`);
    expect(replies >= this.#repliesDue, `${replies} replies to ${this.#repliesDue} answers`);

    const last = this.heard.at(-1);
    expect(last?.end?.reason === 'END_REASON_CANDIDATE', `the last message is no end by the candidate: ${JSON.stringify(last)}`);
    expect(last.end.report?.startsWith('reports/'), 'the end names no report');
    expect(Number(last.acknowledgedClientSequence) === this.#clientSequence, 'not all input was acknowledged');
  }
}

function expect(condition, complaint) {
  if (!condition) {
    throw new Error(complaint);
  }
}
