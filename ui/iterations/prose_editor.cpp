// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/prose_editor.h"

#include "itemmodels/edited_text.h"
#include "ui/iterations/markdown_highlighter.h"
#include "ui/iterations/prose_field.h"
#include "ui/iterations/rendered_markdown.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/quiet_commit.h"

#include <QVBoxLayout>

namespace loadline::ui {

namespace {

/// A text field takes seconds and hundreds of megabytes for a few megabytes of text.
constexpr std::size_t mostBytes = 128 * 1024;
constexpr std::size_t shownBytes = 16 * 1024;
/// A table of some thousand rows takes a document seconds to lay out.
constexpr qsizetype renderedLength = 32 * 1024;

} // namespace

ProseEditor::ProseEditor(QWidget *parent)
    : QWidget(parent)
    , m_field(new ProseField)
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
    if (m_rendered)
        m_rendered->setAccessibleName(tr("%1, as it reads").arg(name));
}

void ProseEditor::setRendered(bool rendered)
{
    if (rendered == m_isRendered)
        return;
    finishEditing();
    m_isRendered = rendered;
    if (rendered && !m_rendered) {
        m_rendered = new RenderedMarkdown;
        static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_rendered);
        setName(m_field->accessibleName());
    }
    showRendered();
    m_rendered->setVisible(rendered);
    m_field->setVisible(!rendered);
    setFocusProxy(rendered ? static_cast<QWidget *>(m_rendered) : m_field);
}

void ProseEditor::showRendered()
{
    // What the field shows, so that a long text is cut here as well.
    if (m_isRendered)
        m_rendered->showText(m_commit->text().left(renderedLength));
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
        showRendered();
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
    showRendered();
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
