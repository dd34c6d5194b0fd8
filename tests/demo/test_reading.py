"""What people read in the desk's comments, and what they make of it."""

from automation.demo.reading import STATUS, answer_of, block_of, fill_in, line_with, mentions, read_status

COMMENT = f"""{STATUS}
### Permohonan #7 · Langkah 3 dari 9: Memilih warna

- Menunggu: **Tim IT**

Tim IT: isi bukti, atau pasang label `langkah 04: mengecat`.

````text
/warna

### Warna
> pilihan (merah / biru), contoh: merah

### Alasan
Sudah terisi.
````

**Persetujuan** (kode `AAAA-BBBB-CCCC`)

- ✅ `wati`: dihitung sebagai Manajemen
- ❌ `joko`: tidak dihitung: diubah
- ⏳ Manajemen: masih perlu 1, dari `ratna`

<details><summary>English</summary>

### Request #7 · Step 3 of 9

- ✅ `wati`: counts
</details>
"""


def test_the_status_tells_a_stranger_everything():
    """Step, number of steps, who acts, next label and approvals are read from the Indonesian part alone."""
    status = read_status(COMMENT)

    assert (status.step, status.last, status.waits_for) == (3, 9, "Tim IT")
    assert status.next_label == "langkah 04: mengecat"
    assert (status.counted, status.not_counted) == (("wati",), ("joko",))


def test_each_hint_is_replaced_by_its_example():
    """A hint line becomes its example, and what stands there already stays."""
    filled = fill_in(read_status(COMMENT).block, {})

    assert filled == "/warna\n\n### Warna\nmerah\n\n### Alasan\nSudah terisi."


def test_a_person_may_answer_otherwise():
    """An answer of one's own takes the example's place under its heading."""
    assert "### Warna\nbiru" in fill_in(block_of(COMMENT), {"Warna": "biru"})


def test_a_comment_without_fence_offers_nothing():
    """Where no fence stands there is nothing to copy."""
    assert block_of("### Judul\n\n/mulai") == ""


def test_only_what_github_would_notify_is_a_mention():
    """Names in code, in a fence, in addresses and behind a letter notify nobody."""
    body = "@Dina, lihat `@eko` dan surel a@b.id\n\n```text\n@wati\n```\n\noleh @kampus/semua"

    assert mentions(body) == {"dina", "kampus/semua"}


ANSWER = """<!-- alur:reply:1 -->
@budi

⚠️ `/mengecat` belum dapat
dijalankan.

- masih kurang: Manajemen
- ada penolakan

*Langkah 3 dari 9; menunggu Manajemen.*

<details><summary>English</summary>

⚠️ `/mengecat` cannot be carried out.

*Step 3 of 9.*
</details>
"""


def test_the_answer_is_the_sentence_with_its_points():
    """Of an answer its first sentence counts, with the points below it, in either language."""
    own, english = answer_of(ANSWER)

    assert own == "`/mengecat` belum dapat dijalankan. (masih kurang: Manajemen; ada penolakan)"
    assert english == "`/mengecat` cannot be carried out."


def test_a_comment_that_refuses_nothing_is_no_answer():
    """A status comment and an approval request hold no sentence of refusal."""
    assert answer_of(COMMENT) == ("", "")


def test_a_line_is_found_by_its_words():
    """The line that holds all words is told; its English twin only where the lists match."""
    assert line_with(COMMENT, ["joko", "tidak dihitung"]) == ("❌ `joko`: tidak dihitung: diubah", "")
    assert line_with("- satu\n- dua\n<details><summary>English</summary>\n- one\n- two", ["dua"]) == ("dua", "two")
    assert line_with(COMMENT, ["wati", "diubah"]) == ("", "")
