// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QScrollArea>

#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace loadline::ui {

class IterationHeader;
class ProseEditor;
class RegisterSession;
class SectionEditor;

/// An iteration as a form, in the document's own order: its header, the text before its first
/// section, its sections.
class IterationForm : public QScrollArea
{
    Q_OBJECT

public:
    explicit IterationForm(RegisterSession *session, QWidget *parent = nullptr);

    /// Shows an iteration by its index in the register, none if negative; also after each change.
    /// \a isAnother: it is another one than before.
    void showIteration(int iteration, bool isAnother);

    /// Scrolls to a section, by its index in the iteration, and gives it the keyboard.
    void showSection(std::size_t section);

    bool isEditing() const;
    void finishEditing();

Q_SIGNALS:
    void editingChanged(bool editing);
    void completeRequested(int number);
    void riskRequested(const QString &id);
    void iterationRequested(int number);

private:
    void showSections(const Iteration &iteration, bool isAnother);
    void showLead(const Iteration &iteration, bool isAnother);
    void startLead();
    SectionEditor *makeSection(SectionKind kind);
    void offerSections();
    void addSection(SectionKind kind, const std::string &heading);
    void focusHeading(std::size_t section);
    void tellEditing();

    RegisterSession *m_session;
    std::optional<int> m_number;
    QWidget *m_page;
    QLabel *m_empty;
    QWidget *m_content;
    IterationHeader *m_header;
    ProseEditor *m_lead; ///< the text before the first section
    QVBoxLayout *m_sectionColumn;
    std::vector<SectionEditor *> m_sections;
    QToolButton *m_addSection;
};

} // namespace loadline::ui
