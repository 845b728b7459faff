"""Holds an interview with Python's grpcio over one Converse stream.

Usage: /usr/bin/python3 converse.py <host:port of the gRPC door> <resume file> <job description file>
Prints each message received as a line of JSON, and OK as the last line.

Needs Debian's python3-grpcio and python3-protobuf, and no generated code: the message types come from the
released descriptor set.
"""

import base64
import json
import queue
import sys
from pathlib import Path

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

CHUNK = 64 * 1024
DEADLINE = 120  # seconds
RELEASED = Path(__file__).resolve().parents[2] / "protos/released/syncinterview.binpb"

ANSWERS = [
    [
        "At Havsbro Pay I led the build of a double-entry ledger.",
        "At Havsbro Pay I led the build of a double-entry ledger. It replaced a nightly batch, and the weekly breaks fell from forty to two.",
    ],
    [
        "First I read the plan of the slow query.",
        "First I read the plan of the slow query. Then I added a covering index, and the statement went from two seconds to a fifth.",
    ],
]


class Contracts:
    """Calls methods by name, with message types built from the descriptor set."""

    def __init__(self, channel):
        self._channel = channel
        self._pool = descriptor_pool.DescriptorPool()
        for file in descriptor_pb2.FileDescriptorSet.FromString(RELEASED.read_bytes()).file:
            self._pool.Add(file)
        self._factory = message_factory.MessageFactory(self._pool)

    def _method(self, service, name):
        method = self._pool.FindServiceByName(service).methods_by_name[name]
        request = self._factory.GetPrototype(method.input_type)
        response = self._factory.GetPrototype(method.output_type)
        return f"/{service}/{name}", request, response

    def unary(self, service, name, fields):
        path, request, response = self._method(service, name)
        call = self._channel.unary_unary(path, request.SerializeToString, response.FromString)
        return call(json_format.ParseDict(fields, request()), timeout=DEADLINE)

    def server_stream(self, service, name, fields):
        path, request, response = self._method(service, name)
        call = self._channel.unary_stream(path, request.SerializeToString, response.FromString)
        return call(json_format.ParseDict(fields, request()), timeout=DEADLINE)

    def both_streams(self, service, name, requests):
        path, request, response = self._method(service, name)
        call = self._channel.stream_stream(path, request.SerializeToString, response.FromString)
        return call((json_format.ParseDict(fields, request()) for fields in requests), timeout=DEADLINE)


DOCUMENTS = "syncinterview.documents.v1.DocumentService"
INTERVIEWS = "syncinterview.interview.v1.InterviewService"


def show(message):
    print(json.dumps(json_format.MessageToDict(message)), flush=True)


def upload(contracts, file, kind):
    """Uploads by unary parts, as clients do that cannot stream."""
    data = Path(file).read_bytes()
    start = {"displayName": Path(file).name, "kind": kind, "sizeBytes": len(data)}
    session = contracts.unary(DOCUMENTS, "StartUpload", {"start": start}).upload
    while session.committed_size < len(data):
        offset = session.committed_size
        piece = data[offset : offset + CHUNK]
        chunk = {"writeOffset": offset, "data": base64.b64encode(piece).decode(), "finish": offset + len(piece) == len(data)}
        session = contracts.unary(DOCUMENTS, "WriteUpload", {"upload": session.name, "chunk": chunk}).upload
    show(session)
    return session.document


def until_read(contracts, name):
    state = None
    for change in contracts.server_stream(DOCUMENTS, "WatchDocument", {"name": name}):
        state = json_format.MessageToDict(change)["document"]["state"]
    assert state in ("DOCUMENT_STATE_READY", "DOCUMENT_STATE_NEEDS_REVIEW"), f"{name}: {state}"


def converse(contracts, interview):
    """Begins, answers whenever the floor is the candidate's, and ends when there is nothing left to say."""
    outbox = queue.SimpleQueue()
    sent = 0

    def send(content):
        nonlocal sent
        sent += 1
        outbox.put({"message": {"clientSequence": sent, **content}})

    heard = []
    answers = iter(ANSWERS)
    outbox.put({"message": {"attach": {"interview": interview}}})
    for response in contracts.both_streams(INTERVIEWS, "Converse", iter(outbox.get, None)):
        message = response.message
        show(message)
        heard.append(json_format.MessageToDict(message))
        kind = message.WhichOneof("message")
        assert kind != "error", message.error
        if kind == "attached":
            send({"control": {"begin": {}}})
        elif heard[-1].get("interviewState", {}).get("state") == "CONVERSATION_STATE_WAITING_FOR_USER_INPUT":
            texts = next(answers, None)
            if texts is None:
                send({"control": {"endInterview": {}}})
                continue
            for text in texts[:-1]:
                send({"chunk": {"text": text}})
            send({"final": {"text": texts[-1]}})
    outbox.put(None)
    check(heard, sent)


def check(heard, sent):
    sequences = [int(message["sequence"]) for message in heard if "sequence" in message]
    assert sequences == list(range(1, len(sequences) + 1)), sequences
    kinds = [message.get("llmResponse", {}).get("kind") for message in heard]
    assert kinds.count("RESPONSE_KIND_QUESTION") >= len(ANSWERS), kinds
    assert kinds.count("RESPONSE_KIND_REPLY") >= len(ANSWERS), kinds
    assert heard[-1]["end"]["reason"] == "END_REASON_CANDIDATE", heard[-1]
    assert heard[-1]["end"]["report"].startswith("reports/"), heard[-1]
    assert int(heard[-1]["acknowledgedClientSequence"]) == sent, heard[-1]


def main(address, resume_file, job_file):
    with grpc.insecure_channel(address) as channel:
        contracts = Contracts(channel)
        resume = upload(contracts, resume_file, "DOCUMENT_KIND_RESUME")
        job = upload(contracts, job_file, "DOCUMENT_KIND_JOB_DESCRIPTION")
        until_read(contracts, resume)
        until_read(contracts, job)
        created = contracts.unary(INTERVIEWS, "CreateInterview", {"interview": {"resume": resume, "jobDescription": job}})
        show(created)
        converse(contracts, created.interview.name)
    print("OK")


if __name__ == "__main__":
    main(*sys.argv[1:])
