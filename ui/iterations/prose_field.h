// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/grown_text_edit.h"

namespace loadline::ui {

/// A text field for Markdown: Return goes on with a list, Tab indents, Ctrl+B, Ctrl+I and Ctrl+` mark
/// words. Since Tab is the text's, Ctrl+Tab leaves the field, and so does Tab behind Escape.
class ProseField : public GrownTextEdit
{
    Q_OBJECT

public:
    explicit ProseField(QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void goOn(bool next);
    bool leave(const QKeyEvent *event);
    bool indent(const QKeyEvent *event);
    bool mark(const QKeyEvent *event);

    bool m_isLeaving = false; ///< Escape was pressed last
};

} // namespace loadline::ui
