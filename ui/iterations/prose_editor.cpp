// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/prose_editor.h"

#include "itemmodels/edited_text.h"
#include "ui/iterations/markdown_highlighter.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/quiet_commit.h"

#include <QVBoxLayout>

namespace loadline::ui {

namespace {

/// A text field takes seconds and hundreds of megabytes for a few megabytes of text.
constexpr std::size_t mostBytes = 128 * 1024;
constexpr std::size_t shownBytes = 16 * 1024;

} // namespace

ProseEditor::ProseEditor(QWidget *parent)
    : QWidget(parent)
    , m_field(new GrownTextEdit(GrownTextEdit::Lines::Many))
    , m_commit(new QuietCommit(m_field))
    , m_notice(new PlainLabel)
{
    new MarkdownHighlighter(m_field->document(), m_field);
    m_notice->setWordWrap(true);
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_notice->setContentsMargins(GrownTextEdit::inset, 0, GrownTextEdit::inset, 0);
    m_notice->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_field);
    layout->addWidget(m_notice);
    connect(m_commit, &QuietCommit::committed, this,
            [this] { Q_EMIT committed(itemmodels::editedMarkdown(m_markdown, m_commit->text())); });
    connect(m_commit, &QuietCommit::pendingChanged, this, &ProseEditor::editingChanged);
    setFocusProxy(m_field);
}

void ProseEditor::setName(const QString &name)
{
    m_field->setAccessibleName(name);
}

void ProseEditor::showMarkdown(std::string_view markdown, bool isAnother)
{
    const bool isLong = markdown.size() > mostBytes;
    m_field->setReadOnly(isLong);
    m_notice->setVisible(isLong);
    if (isLong) {
        std::size_t end = markdown.rfind('\n', shownBytes);
        if (end == std::string_view::npos)
            end = shownBytes;
        m_notice->setText(tr("This text is %1 kB long; its beginning is shown. "
                             "Edit it in the file.")
                              .arg(markdown.size() / 1024));
        m_commit->reset(itemmodels::editableText(markdown.substr(0, end)));
        return;
    }
    if (!isAnother && markdown == m_markdown)
        return;
    m_markdown = std::string(markdown);
    const QString text = itemmodels::editableText(m_markdown);
    if (isAnother)
        m_commit->reset(text);
    else
        m_commit->show(text);
}

bool ProseEditor::isEditing() const
{
    return m_commit->isPending();
}

void ProseEditor::finishEditing()
{
    m_commit->commitNow();
}

} // namespace loadline::ui
