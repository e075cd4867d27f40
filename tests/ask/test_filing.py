"""An answer becomes an article whose claims carry the original quotes."""

import pytest

from wikimind.extensions import db
from wikimind.models.article import Article, Claim
from wikimind.upkeep.verify import verify

URL = "/s/main/ask"
API = "/api/v1/spaces/main"
WITHERED = "White tea is withered in the sun for three days."


@pytest.fixture
def ask(client, tea):
    def ask(question: str = "How is white tea made?", talk: int | None = None) -> int:
        answer = client.post(f"{API}/ask", json={"question": question, "conversation": talk}).json
        return answer["conversation"]

    return ask


@pytest.fixture
def file(client, work):
    def file(talk: int, **sent):
        answer = client.post(f"{API}/conversations/{talk}/file", json=sent)
        assert answer.status_code == 201, answer.text
        work()
        return client.get(f"{API}/articles/{answer.json['slug']}").json

    return file


def test_an_answer_is_filed_with_its_quotes_and_they_hold(client, space, tea, ask, file):
    article = file(ask())
    assert (article["kind"], article["title"]) == ("answer", "How is white tea made?")
    claim = article["claims"][0]
    assert (claim["quote"], claim["standing"], claim["source_id"]) == (WITHERED, "exact", tea.source_id)
    assert "[[On tea]]" in article["markdown"]
    assert list(verify(space)) == []
    shown = client.get(f"/s/main/sources/{tea.source_id}?claim={claim['id']}").text
    assert f'class="focus">{WITHERED}</mark>' in shown


def test_the_button_on_the_page_files_it_and_the_turn_leads_there(client, ask):
    talk = ask()
    sent = client.post(f"{URL}/{talk}/file", data={"turn": "1"})
    assert sent.status_code == 303
    assert "Filed as an article of the wiki." in client.get(sent.headers["Location"]).text
    assert f'href="{sent.headers["Location"]}"' in client.get(f"{URL}/{talk}").text


def test_chosen_turns_become_one_article_under_their_questions(ask, file):
    talk = ask()
    ask("Who opened the tea house?", talk)
    ask("When are the best leaves picked?", talk)
    article = file(talk, turns=[1, 3], title="What I learnt about tea")
    assert article["title"] == "What I learnt about tea"
    assert "## How is white tea made?" in article["markdown"]
    assert "## When are the best leaves picked?" in article["markdown"]
    assert "Okura" not in article["markdown"]


def test_filing_again_keeps_what_a_person_wrote(client, ask, file):
    talk = ask()
    ask("Who opened the tea house?", talk)
    article = file(talk, turns=[1])
    edited = article["markdown"].split("---\n", 2)[2].replace(WITHERED, "I saw it wither.")
    client.put(
        f"{API}/articles/{article['slug']}", json={"markdown": edited, "revision": article["revision"]}
    )
    again = file(talk, turns=[1])
    assert again["slug"] == article["slug"]
    assert "I saw it wither." in again["markdown"]
    assert db.session.query(Article).filter_by(kind="answer").count() == 1


def test_sentences_without_support_stay_out_and_that_is_said(client, scripted, ask, work):
    scripted(
        {"when": r"passage (\d+):[^#]*withered", "reply": "White tea is withered [\\1]. It is from Mars."}
    )
    filed = client.post(f"{API}/conversations/{ask()}/file", json={}).json
    assert filed["sentences_left_out"] == 1
    article = client.get(f"{API}/articles/{filed['slug']}").json
    assert "Mars" not in article["markdown"]
    assert [claim["sourced"] for claim in article["claims"]] == [True]


def test_a_question_without_an_answer_cannot_be_filed(client, ask):
    talk = ask("Who won the chess championship of 1927?")
    refused = client.post(f"{API}/conversations/{talk}/file", json={})
    assert refused.status_code == 400
    assert "only sentences with a source" in refused.json["detail"]


def test_the_words_of_a_deleted_source_cannot_be_filed(client, tea, ask, work):
    talk = ask()
    client.delete(f"{API}/sources/{tea.source_id}")
    work()
    assert client.post(f"{API}/conversations/{talk}/file", json={}).status_code == 400


def test_two_answers_to_the_same_question_get_titles_of_their_own(ask, file):
    titles = {file(ask())["title"], file(ask())["title"], file(ask())["title"]}
    assert len(titles) == 3


def test_nonsense_is_refused_with_a_sentence(client, ask):
    talk = ask()
    assert client.post(f"{API}/conversations/{talk}/file", json={"turns": "all"}).status_code == 400
    assert client.post(f"{API}/conversations/{talk}/file", json={"title": 7}).status_code == 400
    assert db.session.query(Claim).join(Article).filter(Article.kind == "answer").count() == 0
