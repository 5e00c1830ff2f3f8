// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

class QLabel;

namespace loadline::ui {

class GrownTextEdit;
class QuietCommit;
class RenderedMarkdown;

/// A stretch of Markdown in a text field, or as it reads. What is not touched in it keeps its very bytes. A very
/// long one is shown in part, and read only.
class ProseEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ProseEditor(QWidget *parent = nullptr);

    void setName(const QString &name);
    /// \a isAnother: the text is another part's, so what was being typed does not matter.
    void showMarkdown(std::string_view markdown, bool isAnother);

    /// Shows the text as it reads, in the place of the field.
    void setRendered(bool rendered);
    bool isRendered() const { return m_isRendered; }

    bool isEditing() const;
    void finishEditing();

Q_SIGNALS:
    void committed(const std::string &markdown);
    void editingChanged();

private:
    void showRendered();

    GrownTextEdit *m_field;
    RenderedMarkdown *m_rendered = nullptr; ///< made when it is first asked for
    bool m_isRendered = false;
    QuietCommit *m_commit;
    QLabel *m_notice;
    std::string m_markdown; ///< as the register has it
};

} // namespace loadline::ui
