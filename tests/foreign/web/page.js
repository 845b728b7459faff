// What the page runs: an interview with each library. `report` is given by the run that opens the page.

import { connectClient } from './connect-client.js';
import { grpcWebClient } from './grpc-web-client.js';
import { holdInterview } from './interview.js';

window.holdInterviews = async (baseUrl, files) => {
  for (const file of Object.values(files)) {
    file.bytes = Uint8Array.from(atob(file.base64), character => character.charCodeAt(0));
  }
  await holdInterview(connectClient(baseUrl), files, message => report('connect-web in Chromium', message));
  await holdInterview(grpcWebClient(baseUrl), files, message => report('grpc-web in Chromium', message));
};
